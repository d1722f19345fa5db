import { encode } from 'uqr';
import { pathOf } from './factors.rules';
import classes from './factors.module.css';

/** A text as a picture for a telephone's camera, drawn here: nothing of it leaves the page. Dark on light in every look, or cameras fail. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  return (
    <svg className={classes.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={pathOf(data)} fill="#000" />
    </svg>
  );
}
