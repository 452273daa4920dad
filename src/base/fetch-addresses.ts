import ipaddr from 'ipaddr.js';

/** The one range of IPv6 in which public hosts live (RFC 4291, 2.4). */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an address belongs to a public host: not loopback, private, link-local, shared (CGNAT), multicast,
 * reserved, nor an IPv6 form that carries an IPv4 address in it (mapped, NAT64, 6to4, Teredo), which would
 * hide one of those.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST);
}

/** An entry of the setting FETCH_ALLOW that is opened although it is not public. */
interface Opening {
  host: string;
  port: string | null;
}

/** Whether `text` can stand in FETCH_ALLOW: a host, an address or a range of them, a port behind either. */
export function isOpening(text: string): boolean {
  if (ipaddr.isValidCIDR(text)) return true;
  const { host } = openingOf(text);
  return ipaddr.isValid(host) || /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i.test(host);
}

/** Whether FETCH_ALLOW opens a host by its name, on this port. */
export function opensHost(allow: readonly string[], host: string, port: string): boolean {
  return allow.some((text) => {
    const opening = openingOf(text);
    return opening.host.toLowerCase() === host && (opening.port ?? port) === port;
  });
}

/** Whether FETCH_ALLOW opens an address: it is named, or in a range that is. */
export function opensAddress(allow: readonly string[], address: string, port: string): boolean {
  if (opensHost(allow, address, port)) return true;
  const parsed = ipaddr.parse(address);
  return allow.filter((text) => ipaddr.isValidCIDR(text)).some((text) => within(parsed, text));
}

function within(address: ipaddr.IPv4 | ipaddr.IPv6, text: string): boolean {
  const [range, bits] = ipaddr.parseCIDR(text);
  return address.kind() === range.kind() && address.match(range, bits);
}

/** `host`, `host:port`, `[v6]:port` or a bare IPv6 address. */
function openingOf(text: string): Opening {
  const match = /^\[(.+)\](?::(\d+))?$/.exec(text) ?? /^([^:]+)(?::(\d+))?$/.exec(text);
  return match ? { host: match[1] ?? '', port: match[2] ?? null } : { host: text, port: null };
}
