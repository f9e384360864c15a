#!/usr/bin/env node
import process, { stderr, stdout } from "node:process";
import { main } from "./command.js";

process.exitCode = main(process.argv.slice(2), stdout, stderr);
