// Go's own loader, which the build takes from the Go installation.
declare module "wasm_exec";

declare class Go {
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}
