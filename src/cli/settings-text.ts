// The file `.env` as text: settings are put where they stand, other lines stay as they are.

/** As Node reads it back: words with blanks or marks stand between marks that they do not hold. */
function written(value: string): string {
  if (!/[\s#"'`]/.test(value)) return value;
  const mark = ['"', "'", "`"].find((each) => !value.includes(each)) ?? '"';
  return `${mark}${value}${mark}`;
}

/** `text` with these settings; an empty value takes a setting away. */
export function withSettings(text: string, settings: Readonly<Record<string, string>>): string {
  const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
  for (const [name, value] of Object.entries(settings)) {
    const line = value === "" ? `# ${name}=` : `${name}=${written(value)}`;
    const set = lines.findLastIndex((each) => new RegExp(String.raw`^\s*(?:export\s+)?${name}\s*=`).test(each));
    // In a copy of .env.example the setting stands as a comment, under the words that explain it.
    const at = set >= 0 ? set : lines.findIndex((each) => each.startsWith(`# ${name}=`));
    if (at >= 0) lines[at] = line;
    else if (value !== "") lines.push(line);
  }
  return lines.length > 0 ? `${lines.join("\n")}\n` : "";
}
