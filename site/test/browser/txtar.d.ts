declare module "*.txtar" {
  const text: string;
  export default text;
}
