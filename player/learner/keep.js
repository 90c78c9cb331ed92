import { page } from "../page.js";
import { listen, remember } from "./log.js";
import { createStore } from "./store.js";

// Makes sure that the page has a store of answers, with a log of reviews. The attributes of the running script have the
// course and the words.
export const keepAnswers = () => {
  const { course, words, hand } = document.currentScript?.dataset ?? {};
  if (page.store || !words) return;
  Object.assign(page, { store: createStore(course, JSON.parse(words), JSON.parse(hand ?? "null")), remember });
  listen();
};
