/* Improves pages that are whole without it, and needs no storage. Imported in the order in which it acts. */
import "./scripts/fragments.js";
import "./scripts/lighting.js";
import "./scripts/disclosure.js";
import "./scripts/excerpts.js";
import "./scripts/glosses.js";
import "./scripts/switch.js";
import "./scripts/keyboard.js";
import "./scripts/strip.js";
import "./scripts/sharing.js";
import "./scripts/sheet.js";
