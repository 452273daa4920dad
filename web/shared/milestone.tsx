/** The product's sign: a milestone on the road. */
export function Milestone({ size = 34 }: { size?: number }) {
  return (
    <svg className="milestone" aria-hidden="true" width={size} height={size} viewBox="0 0 32 32">
      <path fill="var(--brand)" d="M6 32V12a10 10 0 0 1 20 0v20z" />
      <path
        fill="none"
        stroke="var(--onBrand)"
        strokeWidth="2.6"
        strokeLinecap="round"
        d="M16 27v-2.500M16 20.500V18"
      />
      <circle cx="16" cy="11" r="3.200" fill="var(--milestone, #f4c9a8)" />
    </svg>
  );
}
