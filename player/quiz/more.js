// What a quiz of lettered questions does not need.
import { calibrate } from "../core/calibration.js";
import { asked, rank } from "../core/draw.js";
import { arrange, newSeed } from "./arrange.js";
import { assess } from "./assess.js";
import { showCalibration } from "./calibration.js";

export const more = { assess, calibrate, showCalibration, draw: { arrange, asked, rank, seed: newSeed }, more: true };
