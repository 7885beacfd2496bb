/** The lines above and below the panes: connection, filters, banner, footer. */
import { Box } from "ink";
import { HEADER_ROWS, type Layout } from "../../core/layout.ts";
import type { AppState } from "../../core/state.ts";
import { footerOf } from "../../present/footer.ts";
import { presentBanner, presentConnection, presentFilters } from "../../present/header.ts";
import { fitLine, type Line } from "../../present/line.ts";
import { useApp, useUi } from "../context.tsx";
import { paint } from "../theme/theme.ts";
import { Row } from "../widgets/row.tsx";

/** Connection and filters. */
export function Header({ columns }: { readonly columns: number }) {
  const { glyphs } = useUi();
  const connection = usePainted((state) => presentConnection(state, columns, glyphs), columns);
  const filters = usePainted((state) => presentFilters(state, columns, glyphs), columns);
  return (
    <Box position="absolute" top={0} left={0} width={columns} height={HEADER_ROWS} flexDirection="column">
      <Row text={connection} />
      <Row text={filters} />
    </Box>
  );
}

/** What went wrong, while something is wrong. */
export function Banner({ layout }: { readonly layout: Layout }) {
  const { theme, glyphs } = useUi();
  const results = useApp((state) => state.results);
  const collection = useApp((state) => state.collection);
  if (layout.bannerRows === 0) return null;
  return (
    <Box
      position="absolute"
      top={HEADER_ROWS}
      left={0}
      width={layout.columns}
      height={layout.bannerRows}
      flexDirection="column"
    >
      {presentBanner({ results, collection }, layout.columns, glyphs).map((line, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place on the screen
        <Row key={i} text={paint(theme, line)} />
      ))}
    </Box>
  );
}

/** The keys that apply now, or a notice. */
export function Footer({ layout }: { readonly layout: Layout }) {
  const { keymap } = useUi();
  const text = usePainted((state) => footerOf(keymap, state, layout.columns), layout.columns);
  return (
    <Box position="absolute" top={layout.rows - 1} left={0} width={layout.columns} height={1}>
      <Row text={text} />
    </Box>
  );
}

/** A painted line is a string, so an equal one draws nothing anew. */
function usePainted(present: (state: AppState) => Line, columns: number): string {
  const { theme } = useUi();
  return useApp((state) => paint(theme, fitLine(present(state), columns)));
}
