// npm run storybook: the components and the steps of every definition, on STORYBOOK_PORT, else PORT + 2 (4002).
// Runs on whatever Node the machine has: no syntax newer than the version check below can explain.
const oldest = 20;

if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.error(
    `Greffe needs Node ${oldest} or newer and this is Node ${process.versions.node}: ` +
      'install a newer one from https://nodejs.org and run npm run storybook again.',
  );
  process.exitCode = 1;
} else {
  import('./lib/storybook.mjs').then((module) => module.storybook());
}
