import { createEngine } from "../engine.js";

const CERTIFICATE =
  "MIIBMTCB16ADAgECAgEHMAoGCCqGSM49BAMCMBcxFTATBgNVBAMMDEV4YW1wbGUgUm9vdDAeFw0yNTAxMDEwMDAwMDBaFw0zNjAxMDEwMDAwMDBaMBkxFzAVBgNVBAMMDnNpZ25lci5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEl7R0ov+DKicco3kNiZdcaNFJ7WPxtB5qYLucDHS0KB2M+NG9oYqgMCzKksRBNYge6b9oXMyP6hQVNPzEqaNRiqMSMBAwDgYDVR0PAQH/BAQDAgeAMAoGCCqGSM49BAMCA0kAMEYCIQC1qI4I2u3bKbpCWabA6RT6ZGnIy+3wms16bWREvwCNzgIhAJyTUuVmiiCGxxKji3tjRq1SchZI+KXsmzrbsB8wk2b9";
const ROOT =
  "MIIBLzCB1qADAgECAgEHMAoGCCqGSM49BAMCMBcxFTATBgNVBAMMDEV4YW1wbGUgUm9vdDAeFw0yNTAxMDEwMDAwMDBaFw0zNjAxMDEwMDAwMDBaMBcxFTATBgNVBAMMDEV4YW1wbGUgUm9vdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABN3r44q6aAq8m8YdYuSgPPqeTtgv/EMP36pYjffqDBSr//HnBMsaiFQXazmUKYzlZrjuYn0StjuvaFfu7pufMqWjEzARMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgJWwfnl/exWLt5XwsAo9OkFttheOw7WysbUOK6JLWh40CIQCVBTZ2dGxr9waGbZmGBvpFPNZFdXO+Va/HH0PooHPyMw==";

export async function run() {
  const engine = createEngine();
  const { message, limits, checks } = await engine.chain(CERTIFICATE, ROOT, { now: 1767272400 });
  engine.close();
  return { message, limits, checks: checks.map(({ state, message: words }) => `${state}: ${words}`) };
}
