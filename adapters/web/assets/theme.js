// Light or dark: the system's choice until the reader makes one.
import { say } from "./dom.js";

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const current = () => root.dataset.theme ?? (system.matches ? "dark" : "light");

export function startTheme() {
  const button = document.querySelector("[data-theme-toggle]");
  const name = () => {
    const next = current() === "dark" ? "light" : "dark";
    button.textContent = say(next);
    button.setAttribute("aria-label", say(`${next}Theme`));
  };
  name();
  system.addEventListener("change", name);
  button.addEventListener("click", () => {
    root.dataset.theme = current() === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // Not remembered, still changed.
    }
    name();
  });
}
