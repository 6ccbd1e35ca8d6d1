export function EmbedProblem({ message }: { message: string }) {
  return (
    <main class="embed-problem">
      <p role="alert">{message}</p>
      <p>
        <a href="./" target="_blank" rel="noopener">
          Open the playground
        </a>
      </p>
    </main>
  );
}
