/** The releases that goenv is proved on; each with the Java whose keystore it keeps. */
export const RELEASES = [
  { name: 'Debian 12', codename: 'bookworm', java: 'openjdk-17-jre-headless' },
  { name: 'Debian 13', codename: 'trixie', java: 'openjdk-21-jre-headless' },
];
