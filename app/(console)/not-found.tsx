import { NotAvailable } from "@/components/feedback/not-available";

export const metadata = { title: "Not available" };

/** Stands inside the frame, which brings the main landmark, so that a wrong address doesn't take the navigation away. */
export default function NotFoundInConsole() {
  return <NotAvailable />;
}
