// Which published archive holds TensorFlow's C library for which machine: the Python wheels, pinned by hash.
// No number here depends on the Python of this machine: only the library and the headers are taken out.

const version = '2.21.0';

/** Per machine: the package, its file's platform tag and hash, and what the libraries inside are called. */
const wheels = {
  'linux-x64': {
    package: 'tensorflow-cpu',
    platform: 'manylinux_2_27_x86_64',
    sha256: '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
    bytes: 274_000_000,
    libraries: { main: 'libtensorflow_cc.so.2', framework: 'libtensorflow_framework.so.2' },
    linkNames: { main: 'libtensorflow.so', framework: 'libtensorflow_framework.so' },
  },
  'linux-arm64': {
    package: 'tensorflow',
    platform: 'manylinux_2_27_aarch64',
    sha256: '4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c',
    bytes: 280_000_000,
    libraries: { main: 'libtensorflow_cc.so.2', framework: 'libtensorflow_framework.so.2' },
    linkNames: { main: 'libtensorflow.so', framework: 'libtensorflow_framework.so' },
  },
  'darwin-arm64': {
    package: 'tensorflow',
    platform: 'macosx_12_0_arm64',
    sha256: '51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88',
    bytes: 250_000_000,
    libraries: { main: 'libtensorflow_cc.2.dylib', framework: 'libtensorflow_framework.2.dylib' },
    linkNames: { main: 'libtensorflow.dylib', framework: 'libtensorflow_framework.dylib' },
  },
};

/** The wheel for a machine such as `linux-x64`, or undefined where none is published. */
export function kernelWheel(machine = `${process.platform}-${process.arch}`) {
  const wheel = Object.hasOwn(wheels, machine) ? wheels[machine] : undefined;
  return wheel && { ...wheel, version, id: `tensorflow-${version}-${machine}-${wheel.sha256.slice(0, 12)}` };
}

/** One line of a pip requirements file, with the hash that pip has to find. */
export function requirementLine(wheel) {
  return `${wheel.package}==${wheel.version} --hash=sha256:${wheel.sha256}\n`;
}
