// A place to die on purpose, for `npm run crash`: is anything lost or told twice?
// It is in the program itself because only there are the moments known that matter; unarmed it is one comparison.

let armed: string | undefined;
let passes = 0;

/** `name` or `name:n`: the process kills itself at that step, at the n-th pass. Only main calls this, for CRASH_AT. */
export function armCrash(spec: string): void {
  const [name, pass = "1"] = spec.split(":");
  armed = name;
  passes = Number(pass);
}

/** Nothing, unless this step is armed: then SIGKILL, which no handler sees and no buffer survives. */
export function crashPoint(name: string): void {
  if (name === armed && (passes -= 1) <= 0) process.kill(process.pid, "SIGKILL");
}
