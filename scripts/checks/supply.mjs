/** Licences under which a package may be used here; a new one is a decision, and written here. */
const licences =
  /^\(?(MIT|MIT-0|Apache-2\.0|ISC|MPL-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|BlueOak-1\.0\.0|OFL-1\.1|CC-BY-4\.0|CC0-1\.0)( OR .+)?\)?$/;

/**
 * What is wrong with the packages that an installation brings in, a sentence each: the lock file names each by a version and
 * a digest, agrees with the package.json files, and nothing runs at installation but what is allowed by name.
 */
export function supplyFaults({ lock, manifests, allowed }) {
  const faults = [];
  const scripted = new Set();
  for (const [path, entry] of Object.entries(lock.packages)) {
    const name = path.split('node_modules/').at(-1);
    if (!path.includes('node_modules/') || entry.link) continue;
    if (entry.version === undefined || !/^sha512-[\w+/]{86}==$/.test(entry.integrity ?? ''))
      faults.push(`${path} has no version with a digest (sha512) in package-lock.json.`);
    if (entry.resolved !== undefined && !entry.resolved.startsWith('https://'))
      faults.push(`${path} does not come from a registry: ${entry.resolved.split(':')[0]}.`);
    if (!licences.test(entry.license ?? ''))
      faults.push(`${path} is under ${entry.license ?? 'no licence'}.`);
    if (entry.hasInstallScript) scripted.add(name);
  }
  for (const name of scripted)
    if (!allowed[name]) faults.push(`${name} wants to run a script at installation, and is not allowed to.`);
  for (const name of Object.keys(allowed))
    if (!scripted.has(name)) faults.push(`${name} is allowed a script at installation, and has none.`);
  for (const [path, manifest] of Object.entries(manifests)) {
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      const wanted = manifest[kind] ?? {};
      const locked = lock.packages[path]?.[kind] ?? {};
      for (const name of new Set([...Object.keys(wanted), ...Object.keys(locked)]))
        if (wanted[name] !== locked[name])
          faults.push(
            `${path || 'package.json'}: ${name} is ${wanted[name]}, and ${locked[name]} in the lock file.`,
          );
      for (const [name, range] of Object.entries(wanted))
        if (!/^(npm:.+@)?\d+\.\d+\.\d+[\w.-]*$/.test(range))
          faults.push(`${path || 'package.json'}: ${name} has no exact version: ${range}.`);
    }
  }
  return faults;
}
