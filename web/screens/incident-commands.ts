import type { Flows } from "../../domain/flow/flow.ts";
import type { Client } from "../client/client.ts";
import { newUuid } from "../client/uuid.ts";
import type { Commands } from "../panels/app-context.tsx";
import type { IncidentCommands } from "../panels/incidents/incident-context.tsx";
import type { App } from "../state/app.ts";
import { resumeReport, startReport } from "../state/incidents/report.ts";
import { sendReport } from "../state/incidents/report-sending.ts";
import { finishLoading } from "../state/loaded.ts";
import type { Loader } from "../state/loading.ts";

const CLOSE_UP = 18;

/** What the panels about incidents can ask for, put together from the parts that do it. */
export function incidentCommandsFor(app: App, loader: Loader, client: Client, commands: Commands): IncidentCommands {
  let flows: Promise<Flows | null> | null = null;
  const reloadCard = () => void loader.loadCard(app.getState().selection);
  return {
    ...client.incidentFlow,
    reloadCard,
    reloadAlerts: () => void loader.reload("alerts"),
    open: (id, position) =>
      commands.select({ kind: "incident", id, position }, position && { position, zoom: CLOSE_UP }),
    begin: (place) =>
      app.setState((state) => (state.reporting ? resumeReport(state, place) : startReport(state, newUuid(), place))),
    send: async () => {
      const reported = await sendReport(app, client.incidentFlow);
      if (reported === null) return;
      app.setState({ photosMissing: reported.photosFailed ? reported.id : null });
      commands.select({ kind: "incident", id: reported.id, position: reported.position });
    },
    take: (incident) => {
      const { selection } = app.getState();
      if (selection.kind === "incident" && selection.id === incident.id)
        app.setState({ card: finishLoading({ kind: "incident", incident }, Date.now()) });
    },
    knownFlows: () => {
      flows ??= client.incidentFlow.flows().then((answer) => {
        // why: asked again next time, since the way may be free by then
        if (!answer.ok) flows = null;
        return answer.ok ? answer.value : null;
      });
      return flows;
    },
  };
}
