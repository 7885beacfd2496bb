/** Property tests draw the same examples in every run: a red build can be repeated, and a green one means the same. */
import fc from "fast-check";

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_191_220 });
