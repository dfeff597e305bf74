// Two builds: the script a site embeds, and the chat it fetches once someone opens it.
import { defineConfig } from "vite";

export default defineConfig(({ mode }) => {
  const chat = mode === "chat";
  return {
    build: {
      outDir: "dist",
      emptyOutDir: !chat,
      target: ["chrome111", "firefox114", "safari16.4"],
      rolldownOptions: {
        input: chat ? "widget/chat.ts" : "widget/loader.ts",
        preserveEntrySignatures: "strict",
        output: {
          format: chat ? "es" : "iife",
          entryFileNames: chat ? "chat.js" : "parcours.js",
          minify: true,
        },
      },
      modulePreload: false,
    },
    logLevel: "warn",
  };
});
