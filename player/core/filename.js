// Names of files that every system can keep.
const LENGTH = 24; // characters of a part

// Returns the parts, without those that are empty, as one name: of each its letters and digits, in any script.
export const fileName = (...parts) => {
  const safe = (part) => part.normalize().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  return parts.map((part) => [...safe(part)].slice(0, LENGTH).join("")).filter(Boolean).join("-");
};
