// The camera's panel: off until asked, one frame at a time, nothing kept but the last second's
// numbers. The page works without this file; a photo needs none of it.
"use strict";

(() => {
  const panel = document.getElementById("camera");
  if (!panel?.dataset.frame) return;

  const SIDE = 640; // the longer side of a frame, in pixels
  const EVERY_MS = 60; // at most 16 frames a second: more would only warm the machine
  const WINDOW_MS = 1000; // what is older says nothing of now
  const HOLD_MS = 500; // a face that is lost for less is not said to be lost
  const IDLE_MS = 180_000;
  const TELL_EVERY_MS = 4000; // to screen readers
  const CALM_MS = matchMedia("(prefers-reduced-motion: reduce)").matches ? 1000 : 0;
  const CAMERA_FREE = "A photo works here, and words or a mood do as well.";
  const REFUSED = {
    NotAllowedError: `The browser did not let this page use the camera. To allow it, press the sign beside the address. ${CAMERA_FREE}`,
    NotFoundError: `No camera was found. ${CAMERA_FREE}`,
    OverconstrainedError: `No camera was found that fits. ${CAMERA_FREE}`,
    NotReadableError: `The camera does not answer; another program may be using it. ${CAMERA_FREE}`,
    AbortError: `The camera does not answer; another program may be using it. ${CAMERA_FREE}`,
  };
  const FAILED = `The camera could not be started. ${CAMERA_FREE}`;
  const LOST = "moodreel does not answer, so the camera was stopped.";

  const part = (name) => panel.querySelector(`[data-part="${name}"]`);
  const button = (name) => panel.querySelector(`[data-do="${name}"]`);
  const form = panel.closest("form");
  const photo = panel.querySelector("input[type=file]");
  const video = part("video");
  const canvas = document.createElement("canvas");
  const said = document.getElementById("said");

  let session = 0; // counts up with every start and stop; who holds an old number is out
  let stream = null;
  let asking = null; // aborts the frame that is on its way
  let frames = []; // the last second's readings, as told: {at, emotions, confidence}
  let steady = null;
  let seenAt = 0;
  let drawnAt = 0;
  let toldAt = 0;
  let touchedAt = 0;

  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const say = (text) => {
    if (part("says").textContent !== text) part("says").textContent = text;
  };
  const tell = (text) => {
    toldAt = performance.now();
    if (said.textContent !== text) said.textContent = text;
  };
  const both = (text) => {
    say(text);
    tell(text);
  };

  const isOn = () => stream || button("start").hasAttribute("aria-disabled");

  async function start() {
    if (isOn()) return;
    const mine = ++session;
    button("start").setAttribute("aria-disabled", "true");
    both("Waiting for the camera…");
    try {
      const given = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: "user" },
      });
      if (mine !== session) return given.getTracks().forEach((track) => track.stop());
      stream = given;
      stream.getVideoTracks()[0].addEventListener("ended", () => stop("The camera was switched off."));
      video.srcObject = stream;
      await video.play();
      if (mine !== session) return;
      part("notice").hidden = true;
      part("live").hidden = false;
      video.parentElement.classList.toggle("tall", video.videoHeight > video.videoWidth);
      both("Looking for your face…");
      button("stop").focus({ preventScroll: true });
      touchedAt = seenAt = performance.now();
      watch(mine);
    } catch (error) {
      if (mine === session) stop(REFUSED[error.name] ?? FAILED);
    }
  }

  function stop(why = "") {
    session += 1;
    asking?.abort();
    stream?.getTracks().forEach((track) => track.stop());
    stream = asking = steady = null;
    frames = [];
    video.srcObject = null;
    canvas.width = canvas.height = 0;
    draw(null);
    const hadFocus = part("live").contains(document.activeElement);
    part("live").hidden = true;
    part("notice").hidden = false;
    button("start").removeAttribute("aria-disabled");
    both(why);
    if (hadFocus) button("start").focus({ preventScroll: true });
  }

  async function watch(mine) {
    let refusals = 0;
    while (mine === session) {
      const began = performance.now();
      if (began - touchedAt > IDLE_MS) return stop("The camera was stopped after three minutes without a touch.");
      const answer = await look(mine).catch(() => null);
      const told = await answer?.json().catch(() => null);
      if (mine !== session) return;
      if (answer?.ok && told) {
        show(told);
        refusals = 0;
      } else if (answer?.headers.has("Retry-After") && refusals < 5) {
        refusals += 1;
        await wait(500);
      } else {
        return stop(told?.message ?? LOST);
      }
      await wait(Math.max(0, EVERY_MS - (performance.now() - began)));
    }
  }

  // Sends one frame, with what the last second's answers said; nothing once the camera is stopped.
  async function look(mine) {
    const shrink = Math.min(1, SIDE / Math.max(video.videoWidth, video.videoHeight));
    const [width, height] = [video.videoWidth, video.videoHeight].map((side) => Math.round(side * shrink));
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    canvas.getContext("2d", { alpha: false, willReadFrequently: true }).drawImage(video, 0, 0, width, height);
    const picture = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    if (mine !== session) return null;
    const now = performance.now();
    frames = frames.filter(({ at }) => now - at < WINDOW_MS).slice(-20);
    const body = new FormData();
    body.set("earlier", JSON.stringify(frames.map(({ at, ...rest }) => ({ age_ms: Math.round(now - at), ...rest }))));
    body.set("picture", picture, "frame.jpg");
    asking = new AbortController();
    return fetch(panel.dataset.frame, { method: "POST", body, signal: asking.signal });
  }

  function show(seen) {
    const now = performance.now();
    panel.dataset.frames = Number(panel.dataset.frames ?? 0) + 1;
    outline(seen);
    if (seen.reading) {
      frames.push({ at: now, ...seen.reading });
      steady = seen.steady;
      seenAt = now;
    } else if (now - seenAt > HOLD_MS) steady = null;
    else return;
    if (now - drawnAt >= CALM_MS) draw(steady);
    const text = seen.problem?.message ?? inWords(seen);
    say(text);
    if (now - toldAt > TELL_EVERY_MS) tell(text);
  }

  function inWords({ faces, steady: { emotions, sure } }) {
    const leading = Object.keys(emotions).reduce((a, b) => (emotions[a] >= emotions[b] ? a : b));
    const looks = leading === "neutral" ? "neither up nor down" : `like ${leading}`;
    const others = faces > 1 ? " There are several faces; this is the largest." : "";
    return (sure ? `Looks ${looks}.` : `Not sure: perhaps ${looks}.`) + others;
  }

  function outline({ size: [width, height], box }) {
    part("outline").setAttribute("viewBox", `0 0 ${width} ${height}`);
    const [left, top, right, bottom] = box ?? [0, 0, 0, 0];
    const place = { x: left * width, y: top * height, width: (right - left) * width, height: (bottom - top) * height };
    for (const [name, value] of Object.entries(place)) part("outline").firstElementChild.setAttribute(name, value.toFixed(1));
  }

  function draw(mood) {
    drawnAt = performance.now();
    for (const row of panel.querySelectorAll("[data-emotion]")) {
      const share = mood?.emotions[row.dataset.emotion] ?? 0;
      row.querySelector(".fill").setAttribute("width", (100 * share).toFixed(1));
      row.querySelector(".number").textContent = mood ? share.toFixed(2) : "–";
    }
    if (mood) button("use").removeAttribute("aria-disabled");
    else button("use").setAttribute("aria-disabled", "true");
    if (!mood) outline({ size: [640, 480], box: null });
  }

  // What is used is what the bars show, in the field that goes with the form.
  function use() {
    if (!steady) return;
    for (const old of form.querySelectorAll("[name=face]")) old.remove();
    const { emotions, confidence } = steady;
    const field = Object.assign(document.createElement("input"), { type: "hidden", name: "face" });
    field.value = JSON.stringify({ emotions, confidence });
    form.append(field);
    photo.value = "";
    stop("The camera is off. Looking for films…");
    form.requestSubmit(form.querySelector(".go button"));
  }

  function notMe() {
    stop();
    panel.open = false;
    const chip = form.querySelector("[name=choose]:checked:not([value=''])") ?? form.querySelector("[name=choose]");
    chip.focus();
    chip.closest("fieldset").scrollIntoView({ block: "nearest" });
    tell("The camera is off. Tap what comes closest: what you pick outweighs what is seen.");
  }

  function notNow() {
    stop();
    panel.open = false;
    panel.querySelector("summary").focus();
  }

  const deeds = { start, use, "not-me": notMe, "not-now": notNow, stop: () => stop("The camera is off.") };
  panel.addEventListener("click", (event) => deeds[event.target.closest("[data-do]")?.dataset.do]?.());
  panel.addEventListener("toggle", () => !panel.open && isOn() && stop());
  document.addEventListener("visibilitychange", () => document.hidden && isOn() && stop("The camera was stopped because this page was out of sight."));
  addEventListener("pagehide", () => stop());
  addEventListener("pageshow", () => form.querySelectorAll("input[type=hidden][name=face]").forEach((old) => old.remove()));
  for (const touch of ["pointermove", "pointerdown", "keydown"]) {
    addEventListener(touch, () => (touchedAt = performance.now()), { passive: true });
  }
  photo.addEventListener("change", () => {
    const most = Number(photo.dataset.most);
    if (!(photo.files[0]?.size > most)) return;
    photo.value = "";
    both(`That photo is larger than ${most / 1024 / 1024} MB; a smaller copy will do.`);
  });

  if (!isSecureContext) {
    say(`Browsers give the camera only to pages on this machine or over https, and this page is neither. ${CAMERA_FREE}`);
  } else if (!navigator.mediaDevices?.getUserMedia) {
    say(`This browser has no camera for pages. ${CAMERA_FREE}`);
  } else {
    part("ways").hidden = false;
  }
})();
