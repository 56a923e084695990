// Two tones, low and high, three times: heard in a hall, and nothing like a telephone. Made here, so that there is no file to load.

const TONES_HZ = [660, 880];
const TONE_S = 0.18;
const TIMES = 3;

let context: AudioContext | null = null;

/** Sounds the alarm, `volume` 0–100. A browser that has not been told that it may make sounds stays silent. */
export function soundAlarm(volume: number): void {
  if (volume <= 0) return;
  context ??= new AudioContext();
  const { currentTime, destination } = context;
  void context.resume();
  const gain = context.createGain();
  gain.gain.value = (volume / 100) ** 2 * 0.6;
  gain.connect(destination);
  for (let tone = 0; tone < TIMES * TONES_HZ.length; tone++) {
    const from = currentTime + tone * TONE_S + Math.floor(tone / TONES_HZ.length) * TONE_S;
    const oscillator = context.createOscillator();
    oscillator.type = "triangle";
    oscillator.frequency.value = TONES_HZ[tone % TONES_HZ.length];
    oscillator.connect(gain);
    oscillator.start(from);
    oscillator.stop(from + TONE_S);
    if (tone === TIMES * TONES_HZ.length - 1) oscillator.onended = () => gain.disconnect();
  }
}
