// What a quiz has that asks for confidence, has a seed, or is an assessment.
import { calibrate } from "../core/calibration.js";
import { asked, rank } from "../core/draw.js";
import { begin } from "./arrange.js";
import { assess } from "./assess.js";
import { showCalibration } from "./calibration.js";

Object.assign(practicum, { assess, calibrate, showCalibration, draw: { asked, begin, rank } });
