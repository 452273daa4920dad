/** Line drawings on a 24 × 24 grid; each is one path. */
const PATHS = {
  person: 'M12 11.5a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5ZM5 20c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M20 14.2A8.2 8.2 0 0 1 9.8 4 8.2 8.2 0 1 0 20 14.2Z',
  fresh:
    'M12 20H6.5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2H17a2 2 0 0 1 2 2v5M8.5 8.5h6.5M8.5 12.5h3.5M18 15v6M15 18h6',
  send: 'M12 19V5.5M6 11l6-6 6 6',
  copy: 'M9 9h9.5a1 1 0 0 1 1 1v9.5a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1ZM5 15.5H4.5a1 1 0 0 1-1-1V4.5a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1V5',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  print: 'M7 8V3.5h10V8M7 17H4.5v-7a2 2 0 0 1 2-2h11a2 2 0 0 1 2 2v7H17M7 14h10v6.5H7Z',
  up: 'M7.5 11v9M7.5 11l3.7-7.3c1.5 0 2.6 1.2 2.3 2.7L12.8 10h5.4c1.3 0 2.2 1.2 1.9 2.4l-1.5 6c-.2.9-1 1.6-2 1.6H7.5M7.5 11H4v9h3.5',
  down: 'M16.5 13V4M16.5 13l-3.7 7.3c-1.5 0-2.6-1.2-2.3-2.7l.7-3.6H5.8c-1.3 0-2.2-1.2-1.9-2.4l1.5-6c.2-.9 1-1.6 2-1.6h9.1M16.5 13H20V4h-3.5',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  next: 'M9.5 5.5 16 12l-6.5 6.5',
  below: 'M12 5v13.5M6 13l6 6 6-6',
  alert: 'M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17.2v.1',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5M12 8v.1',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
  ended: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM6.2 6.2l11.6 11.6',
  inForce: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM8 12.3l2.8 2.8L16 9.5',
  shield: 'M12 3.5 5 6v5.5c0 4.3 2.9 7.5 7 9 4.1-1.5 7-4.7 7-9V6l-7-2.5Z',
  tax: 'M6 3.5h12v17l-3-1.8-3 1.8-3-1.8-3 1.8v-17ZM9 8h6M9 12h6',
  finance: 'M4 9.5 12 4l8 5.5M5.5 9.5h13M6.5 10v7M10.2 10v7M13.8 10v7M17.5 10v7M4.5 20h15',
  insurance: 'M12 20c-5-3.2-8-6.3-8-10a4.3 4.3 0 0 1 8-2.2A4.3 4.3 0 0 1 20 10c0 3.7-3 6.8-8 10Z',
  labour: 'M4 8.5h16V19H4ZM8.5 8.5V6a1.5 1.5 0 0 1 1.5-1.5h4A1.5 1.5 0 0 1 15.5 6v2.5M4 13h16',
  support: 'M12 3.5l2.5 5.3 5.8.8-4.2 4 1 5.8L12 16.6l-5.1 2.8 1-5.8-4.2-4 5.8-.8L12 3.5Z',
  legalAid: 'M12 4v16M8 20h8M5 7h14M5 7l-2.5 6a2.7 2.7 0 0 0 5 0L5 7ZM19 7l-2.5 6a2.7 2.7 0 0 0 5 0L19 7Z',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a text or in a labelled button; it says nothing by itself. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
