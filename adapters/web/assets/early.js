// Before the first paint: the chosen theme, and the sign that script runs (what needs it is shown only then).
const root = document.documentElement;
root.classList.add("scripted");
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
} catch {
  // No storage, no memory of the choice: the system's own theme stands.
}
