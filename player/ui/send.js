// Where a saved file goes.
import { button, element } from "./dom.js";

// Returns what says where to send it, nothing if the course does not say. `hand` is {text, to, title}: words alone, or
// an address after them; without a title, `to` is a link, otherwise an e-mail address. Nothing is sent: the learner's
// own program opens.
export const sendLine = (hand, learner) => {
  if (!hand) return [];
  const { text, to, title } = hand;
  const subject = encodeURIComponent([title, learner].filter(Boolean).join(": "));
  const href = title === undefined ? to : `mailto:${to}?subject=${subject}`;
  const address = to ? [" ", element("a", { href, textContent: to, dir: "ltr" })] : [];
  return [element("span", { className: "send" }, text, ...address)];
};

// Returns a button that opens the system's share menu with a file, nothing where a learner has a mouse or the browser
// shares no files. It goes as text, since browsers share no JSON. `make` returns {name, text}, null for nothing yet.
// Where sharing is refused, as within the browsers of other apps, `save` gets the file.
export const shareButton = (label, make, save) => {
  const asFile = ({ name, text }) => new File([text], name.replace(/json$/, "txt"), { type: "text/plain" });
  const isPhone = matchMedia("(pointer: coarse)").matches;
  if (!isPhone || !navigator.canShare?.({ files: [asFile({ name: "a.json", text: "{}" })] })) return [];
  const share = async () => {
    const file = make();
    if (!file) return;
    try {
      await navigator.share({ files: [asFile(file)] });
    } catch (error) {
      if (error.name !== "AbortError") save(file); // she closed it otherwise
    }
  };
  return [button(label, share)];
};
