import { createStore, type StoreApi } from "zustand/vanilla";
import { DEGREE_M } from "../../../domain/bearing.ts";
import type { Position } from "../../../domain/position.ts";
import {
  MOST_RESIDENT_PHOTOS,
  phoneDigits,
  type ResidentPlace,
  type ResidentReport,
} from "../../../domain/resident.ts";
import type { ResidentClient } from "../../client/resident.ts";
import { newUuid } from "../../client/uuid.ts";
import { type DraftPhoto, withoutPhoto, withPhotos } from "../draft-photos.ts";

/** Where it is: at the code, at a building nearby, or at a point `metres` east and south of the code. */
export type Chosen =
  | { at: "code" }
  | { at: "building"; id: number; place: string }
  | { at: "point"; metres: readonly [east: number, south: number] };

/** What was sent, and how far its photos are: the nth of `all`, or null. `lost`: photos that did not arrive. */
export type Sent = { receipt: string; sending: number | null; all: number; lost: readonly DraftPhoto[] };

export type ReportState = {
  kind: string | null;
  words: string;
  photos: readonly DraftPhoto[];
  /** null: no answer is wanted by phone */
  phone: string | null;
  chosen: Chosen;
  /** what is missing or wrong, shown where it belongs */
  missing: "kind" | "phone" | null;
  sending: boolean;
  /** code of what went wrong last */
  fault: string | null;
  sent: Sent | null;
};

export type ReportStore = StoreApi<ReportState>;

const EMPTY: ReportState = {
  kind: null,
  words: "",
  photos: [],
  phone: null,
  chosen: { at: "code" },
  missing: null,
  sending: false,
  fault: null,
  sent: null,
};

/** What a resident fills in at `place`, and how it is sent: once, however often the button is pressed. */
export function createReport(place: ResidentPlace, client: ResidentClient) {
  const store: ReportStore = createStore(() => EMPTY);
  let key = newUuid();
  let lastSent = "";

  const change = (part: Partial<ReportState>) => store.setState({ ...part, missing: null, fault: null });

  const send = async (): Promise<void> => {
    const { kind, words, phone, chosen, sending } = store.getState();
    if (sending) return;
    if (kind === null) return store.setState({ missing: "kind" });
    if (phone !== null && phoneDigits(phone) === null) return store.setState({ missing: "phone" });
    const said: Omit<ResidentReport, "key"> = {
      kind,
      ...(words.trim() === "" ? {} : { text: words.trim() }),
      ...(phone === null ? {} : { phone: phone.trim() }),
      ...whereOf(chosen, place.position),
    };
    // why: what was changed after the answer got lost is another report; what was not is the same one
    const content = JSON.stringify(said);
    if (lastSent !== "" && lastSent !== content) key = newUuid();
    lastSent = content;
    store.setState({ sending: true, missing: null, fault: null });
    const answer = await client.report(place.code, { key, ...said });
    store.setState({ sending: false });
    if (!answer.ok) return store.setState({ fault: answer.error.code });
    await sendPhotos(answer.value.receipt, store.getState().photos);
  };

  /** Sends photos one after the other. What does not arrive can be sent again. */
  const sendPhotos = async (receipt: string, photos: readonly DraftPhoto[]): Promise<void> => {
    const lost: DraftPhoto[] = [];
    for (const [index, photo] of photos.entries()) {
      store.setState({ sent: { receipt, sending: index + 1, all: photos.length, lost } });
      const answer = await client.photo(receipt, numberOf(photo), photo.blob);
      if (!answer.ok) lost.push(photo);
    }
    store.setState({ sent: { receipt, sending: null, all: photos.length, lost: [...lost] } });
  };
  const numberOf = (photo: DraftPhoto): number => store.getState().photos.indexOf(photo) + 1;

  return {
    store,
    choose: (kind: string) => change({ kind }),
    write: (words: string) => change({ words }),
    /** null: no answer by phone is wanted */
    leavePhone: (phone: string | null) => change({ phone }),
    moveTo: (chosen: Chosen) => change({ chosen }),
    addPhotos: (added: readonly Blob[]) =>
      change({ photos: withPhotos(store.getState().photos, added, MOST_RESIDENT_PHOTOS) }),
    removePhoto: (gone: string) => change({ photos: withoutPhoto(store.getState().photos, gone) }),
    send,
    sendPhotosAgain: async () => {
      const { sent } = store.getState();
      if (sent && sent.sending === null) await sendPhotos(sent.receipt, sent.lost);
    },
  };
}

export type ReportDesk = ReturnType<typeof createReport>;

function whereOf(chosen: Chosen, [lng, lat]: Position): Pick<ResidentReport, "building" | "position"> {
  if (chosen.at === "code") return {};
  if (chosen.at === "building") return { building: chosen.id };
  const [east, south] = chosen.metres;
  const perDegreeEast = DEGREE_M * Math.cos((lat * Math.PI) / 180);
  return { position: [round(lng + east / perDegreeEast), round(lat - south / DEGREE_M)] };
}

const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
