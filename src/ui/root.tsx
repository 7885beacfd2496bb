/** The whole screen. */
import { Box } from "ink";
import { SCREEN } from "../copy/ui.ts";
import { hasBanner, type Layout, layoutOf, MIN_COLUMNS, MIN_ROWS } from "../core/layout.ts";
import type { Overlay } from "../core/state.ts";
import { TOUR_ROWS } from "../core/tour.ts";
import { wrap } from "../present/line.ts";
import { useApp } from "./context.tsx";
import { Confirm } from "./overlays/confirm.tsx";
import { Help } from "./overlays/help.tsx";
import { Menu } from "./overlays/menu.tsx";
import { Picker } from "./overlays/picker.tsx";
import { Reader } from "./overlays/reader.tsx";
import { Banner, Footer, Header } from "./panes/bars.tsx";
import { DetailPane, FacetPane, ListPane } from "./panes/panes.tsx";
import { TourBox } from "./panes/tour-box.tsx";
import { WelcomePane } from "./panes/welcome.tsx";
import { Row } from "./widgets/row.tsx";

export function Root() {
  const viewport = useApp((state) => state.viewport);
  const focus = useApp((state) => state.focus);
  const banner = useApp(hasBanner);
  const overlay = useApp((state) => state.overlay);
  const tour = useApp((state) => state.tour);
  const isWelcome = useApp((state) => state.welcome !== null);
  const layout = layoutOf(viewport, focus, banner);
  if (layout.mode === "tiny") return <TooSmall layout={layout} />;
  return (
    <Box width={layout.columns} height={layout.rows + (tour ? TOUR_ROWS : 0)}>
      {isWelcome ? <WelcomePane viewport={viewport} /> : <Panes layout={layout} />}
      {overlay && <OverlayLayer overlay={overlay} layout={layout} />}
      <Footer layout={layout} />
      {tour && <TourBox step={tour.step} layout={layout} />}
    </Box>
  );
}

function Panes({ layout }: { readonly layout: Layout }) {
  const { status, name, tags, tasks, detail } = layout.panes;
  return (
    <>
      <Header columns={layout.columns} />
      <Banner layout={layout} />
      {tasks && <ListPane rect={tasks} />}
      {detail && <DetailPane rect={detail} />}
      {status && <FacetPane id="status" rect={status} />}
      {name && <FacetPane id="name" rect={name} />}
      {tags && <FacetPane id="tags" rect={tags} />}
    </>
  );
}

function OverlayLayer({ overlay, layout }: { readonly overlay: Overlay; readonly layout: Layout }) {
  switch (overlay.kind) {
    case "help":
      return <Help layout={layout} top={overlay.top} />;
    case "confirm":
      return <Confirm layout={layout} question={overlay.question} />;
    case "menu":
      return <Menu layout={layout} overlay={overlay} />;
    case "text":
      return <Reader layout={layout} overlay={overlay} />;
    default:
      return <Picker layout={layout} overlay={overlay} />;
  }
}

function TooSmall({ layout }: { readonly layout: Layout }) {
  const { columns, rows } = layout;
  const lines = wrap(SCREEN.tooSmall(columns, rows, MIN_COLUMNS, MIN_ROWS), columns);
  return (
    <Box width={columns} height={rows} flexDirection="column">
      {lines.slice(0, rows).map((text) => (
        <Row key={text} text={text} />
      ))}
    </Box>
  );
}
