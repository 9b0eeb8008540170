/* Answers questions on the page, with what a server would answer. */
import "./scripts/searching.js";
