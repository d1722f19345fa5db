/** The name, and the sign beside it. */
export function Brand() {
  return (
    <>
      <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="#0b6660" />
        <path d="M8 24 16 7l8 17h-4l-4-9-4 9z" fill="#fff" />
      </svg>
      Amparo
    </>
  );
}
