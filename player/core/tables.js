// Tables that come from files: any name may be a key of theirs, "constructor" too.
export const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
export const own = (table, id) => (Object.hasOwn(table, id) ? table[id] : undefined);
