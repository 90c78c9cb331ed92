// Returns a value that this browser keeps, or null if there is none or it is damaged; throws where that is blocked.
export const kept = (key) => {
  const text = localStorage.getItem(key);
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
