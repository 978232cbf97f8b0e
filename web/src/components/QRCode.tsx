import s from './QRCode.module.css';

/** A QR code that the server drew, always dark on light: cameras want it so. */
export function QRCode({ size, path, label }: { size: number; path: string; label: string }) {
  return (
    <svg className={s.qr} role="img" aria-label={label} viewBox={`-4 -4 ${size + 8} ${size + 8}`} shapeRendering="crispEdges">
      <rect x={-4} y={-4} width={size + 8} height={size + 8} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
