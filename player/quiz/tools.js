// What the player offers to the files that it loads, so that none of them brings it again: `practicum.tools`.
import { add, parse } from "../core/fraction.js";
import { isBlank, letter, letters, list } from "../core/letters.js";
import { page } from "../page.js";
import { element } from "../ui/dom.js";

page.tools = { ...page.tools, add, element, isBlank, letter, letters, list, parse };
