import { createEngine } from "../engine.js";

const TEXT = `
eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSIsImV4cCI6MTc2NzI3MjQwMH0.rcIF15kIbA0_jGr8BOJ0Nj5x0E4ftYUUXXORNI0b1g4
eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.QFQD2mpLzrNdE0nlHKL7_Xjrb8fFo1UcC09wGZ-VYO0`;

export async function run() {
  const engine = createEngine();
  const { rows } = await engine.table(TEXT, "keep-this-one-long-random-and-to-yourself", { now: 1767272400 });
  engine.close();
  return rows.map(({ subject, verdict, finding }) => ({ subject, verdict, finding }));
}
