// Small comforts; every page works without this file.
"use strict";

// A chip that is tapped twice is let go.
document.addEventListener("pointerdown", (event) => {
  const radio = event.target.closest?.("label.chip")?.querySelector("input[type=radio]");
  if (radio) radio.dataset.was = radio.checked ? "on" : "";
});
document.addEventListener("click", (event) => {
  const radio = event.target;
  if (!radio.matches?.(".moods input[type=radio]") || radio.dataset.was !== "on") return;
  radio.dataset.was = "";
  const none = radio.form.querySelector('input[name="choose"][value=""]');
  none.checked = true;
});

// Ctrl+Enter (or Cmd+Enter) sends the feeling from the text area.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea")) {
    event.target.form.requestSubmit();
  }
});

// The button says that it has been heard; coming back by the history wakes it again.
// Enter in a box would press the first button of its form, which chooses something.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("[data-swap] input[type=checkbox]")) event.preventDefault();
});
document.addEventListener("submit", (event) => {
  const button = event.target.matches("[data-ask]") && event.target.querySelector("button.big");
  if (!button) return;
  if (button.getAttribute("aria-disabled") === "true") return event.preventDefault();
  button.dataset.label = button.textContent;
  button.setAttribute("aria-disabled", "true");
  button.textContent = "Looking…";
});
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("[data-ask] button[data-label]")) {
    button.removeAttribute("aria-disabled");
    button.textContent = button.dataset.label;
  }
});

// Marks, other films and corrections change the page in place: the scroll position and the rows'
// own positions stay as they were.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-swap]")) return;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form));
  if (event.submitter?.name) fields.set(event.submitter.name, event.submitter.value);
  const row = form.closest("section[id]")?.id;
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body: fields });
    if (!answer.ok) throw new Error(answer.status);
    show(new DOMParser().parseFromString(await answer.text(), "text/html"), row, form);
  } catch {
    if (event.submitter?.name) form.append(hiddenField(event.submitter));
    form.submit();
  }
});

// A star that is pressed is given at once; by keyboard one walks along them, and gives with Enter.
document.addEventListener("click", (event) => {
  if (event.detail > 0 && event.target.matches("[data-stars] input[type=radio]")) event.target.form.requestSubmit();
});

function hiddenField(button) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: button.name, value: button.value });
  return field;
}

function show(page, row, form) {
  // An answer that another tab has changed is another page, of which one row would be a lie.
  const title = (of) => of.querySelector("h1")?.textContent;
  const same = row && page.getElementById(row) && title(page) === title(document);
  const part = same ? `#${CSS.escape(row)}` : "main";
  const old = document.querySelector(part);
  const fresh = document.adoptNode(page.querySelector(part));
  const at = old.querySelector(".cards")?.scrollLeft ?? 0;
  const isMore = form.action.endsWith("/more");
  old.replaceWith(fresh);
  const cards = fresh.querySelector(".cards");
  if (cards && !isMore) cards.scrollLeft = at;
  focusAfter(fresh, form, isMore);
  showChosen();
  const undo = form.action.endsWith("/mark") && fresh.querySelector(".undo span");
  const more = fresh.querySelector("[data-said]")?.textContent ?? "";
  document.getElementById("said").textContent = undo
    ? undo.textContent
    : `${fresh.querySelector("h1, h2").textContent} Updated. ${more}`;
}

// On a phone the chips stand in one line, and the chosen one may be far to the right.
function showChosen() {
  const chip = document.querySelector(".chips.line .on");
  const line = chip?.parentElement;
  if (line) line.scrollLeft = chip.offsetLeft - line.offsetLeft - line.clientWidth / 3;
}
showChosen();
document.querySelector(".intents [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

// The keyboard goes on where it was: the same button, else the undo of what was just marked.
function focusAfter(fresh, form, isMore) {
  const address = new URL(form.action).pathname;
  const turned = address.endsWith("/unmark")
    ? address.replace(/unmark$/, "mark")
    : address.replace(/mark$/, "unmark");
  const kind = form.elements.kind?.value;
  const same = [...fresh.querySelectorAll("form")].find(
    (other) =>
      new URL(other.action).pathname === (isMore ? address : turned) &&
      other.elements.kind?.value === kind,
  );
  const asked = address.endsWith("/why") && fresh.querySelector("#why h2");
  const button = same?.querySelector("[aria-pressed=true]") ?? same?.querySelector("button:enabled");
  const target = button || asked || fresh.querySelector("h1, h2");
  if (!target.matches("button")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
