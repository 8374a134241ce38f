// The command line: a combobox (ARIA authoring practices, "editable combobox with list autocomplete") with a memory.
import { channel, element, say } from "./dom.js";
import { reveal } from "./live.js";
import { converse } from "./talk.js";

const form = document.querySelector("[data-command]");
const field = form.elements.line;
const list = document.getElementById("completions");
const outcome = document.querySelector("[data-outcome]");
const history = JSON.parse(sessionStorage.getItem("lines") ?? "[]");
let past = history.length;
let asked = 0;

export function startCommand() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void run(field.value.trim());
  });
  field.addEventListener("input", () => void suggest());
  field.addEventListener("keydown", onKey);
  field.addEventListener("blur", close);
  // Pressed, not clicked: a click would come after the field lost its focus and the list was gone.
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });
  document.addEventListener("change", (event) => {
    const chosen = event.target.closest("[data-opml]")?.files[0];
    if (chosen) void upload(chosen, event.target);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-line]");
    if (button) void run(button.dataset.line);
    const command = event.target.closest("[data-fill]");
    if (command) fill(command.dataset.fill);
  });
}

/** A command that stands in a text, put where it can be completed and sent. */
function fill(line) {
  field.value = `${line} `;
  field.focus();
  void suggest();
}

/** A list of feeds from a file, as if it had been pasted. */
async function upload(file, picker) {
  const line = `import ${await file.text()}`;
  picker.value = "";
  await converse("/api/command", { line }, (box) => outcome.replaceChildren(box));
  outcome.scrollIntoView({ block: "nearest" });
}

async function run(line) {
  if (!line) return;
  close();
  field.value = "";
  if (history.at(-1) !== line) history.push(line);
  past = history.length;
  sessionStorage.setItem("lines", JSON.stringify(history.slice(-50)));
  const entries = await converse("/api/command", { line }, (box) => outcome.replaceChildren(box));
  const answer = outcome.querySelector(".private:has([data-share-answer])");
  const above = document.querySelector("[data-answers]");
  // Above the posts where the reader sees it there; whoever is further down keeps their place.
  if (answer && above && scrollY < 80) {
    above.prepend(answer);
    outcome.replaceChildren();
  }
  if (entries?.length > 0) answeredElsewhere(entries[0]);
  else if (!entries && !field.value) field.value = line;
}

/** An answer for everybody stands among the posts; from a page that does not show them, a link leads there. */
function answeredElsewhere({ id, summary }) {
  if (reveal(id)) return;
  const note = element("p", { class: "pending" });
  const [before, after] = say("posted").split("{summary}");
  note.append(before, element("a", { href: `/posts/${encodeURIComponent(id)}` }, summary), after);
  outcome.replaceChildren(note);
}

async function suggest() {
  const turn = ++asked;
  const line = field.value;
  if (line.trim() === "") return close();
  const query = new URLSearchParams({ line, channel });
  const found = await fetch(`/api/complete?${query}`).then((response) => (response.ok ? response.json() : []));
  // An answer that was overtaken by the next letter says nothing any more.
  if (turn !== asked || document.activeElement !== field) return;
  list.replaceChildren(
    ...found.map((entry, index) => {
      const option = element("li", { role: "option", id: `completion-${index}`, "aria-selected": "false" });
      option.append(element("span", { class: "label" }, entry.label), element("span", { class: "hint" }, entry.hint));
      option.dataset.value = entry.line;
      return option;
    }),
  );
  list.hidden = found.length === 0;
  field.setAttribute("aria-expanded", String(!list.hidden));
  field.removeAttribute("aria-activedescendant");
}

function close() {
  asked += 1;
  list.hidden = true;
  list.replaceChildren();
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function onKey(event) {
  const options = [...list.children];
  const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" && options.length > 0) select(options, (at + 1) % options.length);
  else if (event.key === "ArrowUp" && at >= 0) select(options, (at - 1 + options.length) % options.length);
  else if (event.key === "ArrowUp") recall(-1);
  else if (event.key === "ArrowDown") recall(1);
  else if (event.key === "Enter" && at >= 0) choose(options[at]);
  else if (event.key === "Tab" && !event.shiftKey && options.length > 0) choose(options[Math.max(at, 0)]);
  else if (event.key === "Escape" && !list.hidden) close();
  else if (event.key === "Escape") field.blur();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function select(options, index) {
  for (const [place, option] of options.entries()) option.setAttribute("aria-selected", String(place === index));
  field.setAttribute("aria-activedescendant", options[index].id);
  options[index].scrollIntoView({ block: "nearest" });
}

function choose(option) {
  field.value = option.dataset.value;
  close();
  if (/[\s:]$/.test(field.value)) void suggest();
}

/** Earlier lines with the arrows, as in a shell. */
function recall(step) {
  const next = past + step;
  if (next < 0 || next > history.length) return;
  past = next;
  field.value = history[past] ?? "";
}
