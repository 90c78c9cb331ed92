// Tables from files: any name may be a key, even "constructor".
export const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
export const own = (table, id) => (Object.hasOwn(table, id) ? table[id] : undefined);
