// Beside each script and style stands what goes over the wire: packed once when it is built, as small as it gets,
// not by the server for everybody who asks.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const PACKED = /\.(js|css)$/;
const SMALLEST = 1024; // a smaller file goes as it is

/** Write `.br` and `.gz` beside what is built. */
export function packedBeside(): Plugin {
  return {
    name: "packed-beside",
    apply: "build",
    writeBundle({ dir }) {
      const folder = join(dir ?? ".", "assets");
      for (const name of readdirSync(folder).filter((one) => PACKED.test(one))) {
        const file = join(folder, name);
        const code = readFileSync(file);
        if (code.length < SMALLEST) continue;
        writeFileSync(`${file}.br`, brotliCompressSync(code, { params: best(code.length) }));
        writeFileSync(`${file}.gz`, gzipSync(code, { level: 9 }));
      }
    },
  };
}

function best(length: number): Record<number, number> {
  return {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: length,
  };
}
