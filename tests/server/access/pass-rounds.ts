/** The callers that may pass the door of the routes of reporting rounds. */
export const passRounds: Readonly<Record<string, string>> = {
  'GET /api/rounds': 'reporter reviewer secretary auditor reader',
  'GET /api/rounds/offer': 'reviewer secretary',
  'POST /api/rounds': 'reviewer secretary',
  'GET /api/rounds/:id': 'reporter reviewer secretary auditor reader',
  'PUT /api/rounds/:id': 'reviewer secretary',
  'POST /api/rounds/:id/close': 'reviewer secretary',
  'POST /api/rounds/:id/reminders': 'reviewer secretary',
  'PUT /api/rounds/:id/answers/:number': 'reporter',
  'GET /api/rounds/:id/report.docx': 'reviewer secretary auditor reader',
}
