/** A list as a plain Ink 8 app draws it, to compare with: 500 rows, the visible ones drawn, a Box per cell, and a detail pane. */
import { Box, render, Text, useInput } from "ink";
import { useState } from "react";

const ROWS = Array.from({ length: 500 }, (_, i) => [
  "Success",
  `file-${i % 17}.conf`,
  `0/${i % 50}`,
  `${i}m`,
  `f-hz${i}`,
]);
const WIDTHS = [15, 30, 8, 6, 16];

function List() {
  const height = process.stdout.rows - 2;
  const [at, setAt] = useState(0);
  useInput((input, key) => {
    if (input === "q") process.exit(0);
    if (key.downArrow) setAt((n) => Math.min(n + 1, ROWS.length - 1));
    if (key.upArrow) setAt((n) => Math.max(n - 1, 0));
  });
  const top = Math.max(0, at - height + 1);
  return (
    <Box width={process.stdout.columns} height={height + 1}>
      <Box flexDirection="column">
        {ROWS.slice(top, top + height).map((cells, i) => (
          <Box key={cells[4]}>
            {cells.map((cell, column) => (
              <Box key={WIDTHS[column]} width={WIDTHS[column] ?? 0}>
                <Text inverse={top + i === at}>{cell}</Text>
              </Box>
            ))}
          </Box>
        ))}
      </Box>
      <Box flexDirection="column" borderStyle="round" flexGrow={1}>
        {(ROWS[at] ?? []).map((cell, i) => (
          <Text key={WIDTHS[i]}>{cell}</Text>
        ))}
      </Box>
    </Box>
  );
}

render(<List />, { alternateScreen: true, incrementalRendering: true });
