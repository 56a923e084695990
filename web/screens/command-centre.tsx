import { useEffect, useMemo, useRef, useState } from "react";
import { boundsOfPositions } from "../../domain/position.ts";
import type { Client } from "../client/client.ts";
import type { MapView } from "../map/map-view.ts";
import { type Commands, CommandsProvider } from "../panels/app-context.tsx";
import type { HoverTip } from "../panels/hover-tip.tsx";
import { IncidentCommandsContext } from "../panels/incidents/incident-context.tsx";
import { NoticeDeskContext } from "../panels/notice-desk-context.ts";
import { type VisitCommands, VisitCommandsContext } from "../panels/visit-context.tsx";
import { select, selectEverything } from "../state/actions.ts";
import { followServerAnswers } from "../state/analysis/server-answers.ts";
import type { App } from "../state/app.ts";
import { clearOf, type Flight } from "../state/camera.ts";
import { followCircle } from "../state/circle.ts";
import { closeReport, isReporting, placeReport } from "../state/incidents/report.ts";
import { isTouched } from "../state/incidents/report-draft.ts";
import { followLinkLines } from "../state/link-lines.ts";
import { lastOf } from "../state/loaded.ts";
import type { Loader } from "../state/loading.ts";
import { stopDrawing } from "../state/notices/drawing.ts";
import { createNoticeDesk } from "../state/notices/notice-desk.ts";
import { followPastBorders } from "../state/past-borders.ts";
import { planRound } from "../state/plan-round.ts";
import { nothing, sameSelection } from "../state/selection.ts";
import { sendVisit } from "../state/visit-sending.ts";
import { followOutside } from "../state/walk-outside.ts";
import { CommandCentreDesk } from "./command-centre-desk.tsx";
import { CommandCentrePhone } from "./command-centre-phone.tsx";
import { coveredNow, PHONE } from "./covered.ts";
import { incidentCommandsFor } from "./incident-commands.ts";
import type { StageProps } from "./map-stage.tsx";
import { useAnalysis } from "./use-analysis.ts";
import { useDrawings } from "./use-drawings.ts";
import { useHeat } from "./use-heat.ts";
import { useMedia } from "./use-media.ts";
import "./command-centre.css";

type Props = { app: App; loader: Loader; client: Client };

/** The command centre: the map, what it shows, and how much of it there is. `/` */
export function CommandCentre({ app, loader, client }: Props) {
  const view = useRef<MapView | null>(null);
  const [tip, setTip] = useState<HoverTip | null>(null);
  const phone = useMedia(PHONE);
  const commands = useMemo(() => commandsFor(app, loader, client, () => view.current), [app, loader, client]);
  const incidentCommands = useMemo(
    () => incidentCommandsFor(app, loader, client, commands),
    [app, loader, client, commands],
  );
  const visitCommands = useMemo(() => visitCommandsFor(app, loader, client, commands), [app, loader, client, commands]);

  useEffect(
    () =>
      app.subscribe((state, before) => {
        if (!sameSelection(state.selection, before.selection)) void loader.loadCard(state.selection);
        if (state.mode === "visits" && state.visits.state === "waiting") void loader.reload("visits");
      }),
    [app, loader],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      const isDrawing = app.getState().notices.draft.state === "drawing";
      const { reporting } = app.getState();
      if (isDrawing) app.setState(stopDrawing);
      // why only an empty one: what was typed is not thrown away by a key
      else if (reporting && isReporting(app.getState()) && !isTouched(reporting.draft)) app.setState(closeReport);
      else app.setState({ selection: nothing });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [app]);

  useHeat(app);
  useAnalysis(app);
  const desk = useMemo(() => createNoticeDesk(app, client), [app, client]);
  useEffect(() => desk.follow(), [desk]);
  useEffect(() => followLinkLines(app, client), [app, client]);
  useDrawings(app);
  useEffect(() => followCircle(app, client), [app, client]);
  useEffect(() => followPastBorders(app, client), [app, client]);
  useEffect(() => followServerAnswers(app, client), [app, client]);
  useEffect(() => followOutside(app, client), [app, client]);

  const stage: StageProps = useMemo(
    () => ({
      app,
      onView: (made) => {
        view.current = made;
      },
      onClick: ({ hit, px: [x, y], position }) => {
        const { selection, camera } = app.getState();
        if (isReporting(app.getState())) return app.setState((state) => placeReport(state, position));
        if (hit.kind === "area" && sameSelection(hit, selection)) return commands.select(nothing);
        const covered = coveredNow(camera?.heightPx ?? 0, true);
        const hidden = camera && (x > camera.widthPx - covered.right || y > camera.heightPx - covered.bottom);
        commands.select(hit, hidden && hit.kind !== "nothing" ? { position, zoom: camera.zoom } : undefined);
      },
      onHover: setTip,
    }),
    [app, commands],
  );

  return (
    <CommandsProvider commands={commands}>
      <NoticeDeskContext value={desk}>
        <VisitCommandsContext value={visitCommands}>
          <IncidentCommandsContext value={incidentCommands}>
            {phone ? <CommandCentrePhone stage={stage} /> : <CommandCentreDesk stage={stage} tip={tip} />}
          </IncidentCommandsContext>
        </VisitCommandsContext>
      </NoticeDeskContext>
    </CommandsProvider>
  );
}

function visitCommandsFor(app: App, loader: Loader, client: Client, commands: Commands): VisitCommands {
  const reloadCard = () => void loader.loadCard(app.getState().selection);
  return {
    ...client.visits,
    reloadCard,
    send: async (household) => {
      await sendVisit(app, client.visits, household);
      // why not left to the live event: the connection for it may be away
      const { selection } = app.getState();
      if (selection.kind === "household" && selection.id === household) reloadCard();
    },
    planRound: async (area, day) => {
      await planRound(app, client.visits, area, day);
      const { round } = app.getState();
      const bounds =
        round.state === "ready" ? boundsOfPositions(round.last.value.stops.map((stop) => stop.position)) : null;
      if (bounds) commands.fly({ bounds, maxZoom: 18 });
    },
  };
}

function commandsFor(app: App, loader: Loader, client: Client, view: () => MapView | null): Commands {
  const fly = (flight: Flight, withCard: boolean) => {
    const { camera } = app.getState();
    if (camera) view()?.flyTo(clearOf(flight, coveredNow(camera.heightPx, withCard), camera));
  };
  return {
    select: (selection, flight) => {
      app.setState((state) => select(state, selection));
      if (flight) fly(flight, selection.kind !== "nothing");
    },
    fly: (flight) => fly(flight, app.getState().selection.kind !== "nothing"),
    zoomBy: (steps) => view()?.zoomBy(steps),
    northUp: () => view()?.northUp(),
    home: () => {
      app.setState(selectEverything());
      const bounds = lastOf(app.getState().town)?.bounds;
      if (bounds) fly({ bounds }, false);
    },
    reload: (slot) => void loader.reload(slot),
    reveal: async (id, reason) => {
      const answer = await client.reveal(id, reason);
      return answer.ok ? answer.value : { fault: answer.error.code };
    },
    search: async (query, signal) => {
      const answer = await client.search(query, signal);
      return answer.ok ? answer.value.items : null;
    },
    borderDays: async () => {
      const answer = await client.borderDays();
      return answer.ok ? answer.value.items : null;
    },
    links: async (id, signal) => {
      const answer = await client.links(id, signal);
      return answer.ok ? answer.value : null;
    },
    linksByHand: {
      parties: async (area, signal) => {
        const answer = await client.parties(area, signal);
        return answer.ok ? answer.value.items : null;
      },
      set: async (household, party) => {
        const answer = await client.setLink(household, party);
        if (answer.ok) void loader.loadCard(app.getState().selection);
        return answer.ok ? null : answer.error.message;
      },
    },
  };
}
