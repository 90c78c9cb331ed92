// What kinds share whose answers are typed.
import { alike, fold, lower, plainCharacters, trim, typed } from "../core/text.js";

Object.assign(practicum.tools, { alike, fold, lower, plainCharacters, trim, typed });
