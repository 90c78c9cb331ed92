// Returns a value in this browser's storage, null if it is missing or damaged; throws SecurityError if that is blocked.
export const kept = (key) => {
  const text = localStorage.getItem(key);
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
