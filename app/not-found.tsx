import { NotAvailable } from "@/components/feedback/not-available";

export const metadata = { title: "Not available" };

export default function NotFound() {
  return (
    <main>
      <NotAvailable />
    </main>
  );
}
