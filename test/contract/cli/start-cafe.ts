/** What bin/cafe.js does, without the bundle: a program for tests that need a process of its own. */
import { start } from "../../../src/cli/main.ts";

start();
