// Cubic curves between two places.

export interface Point {
  x: number;
  y: number;
}

export interface Curve {
  a: Point;
  b: Point;
  c: Point;
  d: Point;
}

/** A curve that leaves and arrives in given directions (unit vectors away from each end). */
export function curve(from: Point, leaving: Point, to: Point, arriving: Point, reach: number): Curve {
  return {
    a: from,
    b: { x: from.x + leaving.x * reach, y: from.y + leaving.y * reach },
    c: { x: to.x + arriving.x * reach, y: to.y + arriving.y * reach },
    d: to,
  };
}

export function pointAt({ a, b, c, d }: Curve, t: number): Point {
  const u = 1 - t;
  const mix = (p: number, q: number, r: number, s: number): number => u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

export function curvePath({ a, b, c, d }: Curve): string {
  return `M${n(a.x)} ${n(a.y)}C${n(b.x)} ${n(b.y)} ${n(c.x)} ${n(c.y)} ${n(d.x)} ${n(d.y)}`;
}

/** A triangle whose tip is where the curve ends. */
export function headPath({ c, d }: Curve): string {
  const length = Math.hypot(d.x - c.x, d.y - c.y) || 1;
  const x = (d.x - c.x) / length;
  const y = (d.y - c.y) / length;
  const back = { x: d.x - x * 8, y: d.y - y * 8 };
  return `M${n(d.x)} ${n(d.y)}L${n(back.x - y * 4)} ${n(back.y + x * 4)}L${n(back.x + y * 4)} ${n(back.y - x * 4)}Z`;
}
