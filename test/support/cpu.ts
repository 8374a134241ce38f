// Processor time, for bounds that hold whatever else the machine has to do.

/** Processor time of this thread so far, in milliseconds. */
export const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** The same of the whole process, with what runs beside its thread, as unpacking does. */
export const processCpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
