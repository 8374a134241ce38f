// Before the first paint: the chosen theme, the sign that script runs (what needs it is shown only then), and no empty frames.
const root = document.documentElement;
root.classList.add("scripted");
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
} catch {
  // No storage, no memory of the choice: the system's own theme stands.
}
// A picture that does not come leaves no gap. Errors do not bubble: they are caught on their way down.
document.addEventListener("error", ({ target }) => target.closest?.(".picture")?.remove(), true);
